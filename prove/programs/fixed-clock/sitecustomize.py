# Python loads this by its name at every start: the clock stands still, as in fixed-clock.mjs.
import datetime
import os
import time

_at = os.environ["PROOF_CLOCK"].replace("Z", "+00:00")
_now = datetime.datetime.fromisoformat(_at).timestamp()

# date.today() asks it, too.
time.time = lambda: _now
time.time_ns = lambda: int(_now * 1_000_000_000)


class _Datetime(datetime.datetime):
    @classmethod
    def now(cls, tz=None):
        return cls.fromtimestamp(_now, tz)

    @classmethod
    def utcnow(cls):
        return cls.utcfromtimestamp(_now)


_Datetime.__name__ = _Datetime.__qualname__ = "datetime"
_Datetime.__module__ = "datetime"
datetime.datetime = _Datetime


def _standing(function):
    return lambda seconds=None: function(_now if seconds is None else seconds)


time.gmtime, time.localtime, time.ctime = map(_standing, (time.gmtime, time.localtime, time.ctime))
_strftime, _asctime = time.strftime, time.asctime
time.strftime = lambda form, moment=None: _strftime(form, moment or time.localtime())
time.asctime = lambda moment=None: _asctime(moment or time.localtime())
