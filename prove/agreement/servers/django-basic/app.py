# Run: gunicorn --bind :8080 app:application
import django
from django.conf import settings
from django.core.management import call_command
from django.core.wsgi import get_wsgi_application
from django.urls import path

settings.configure(
    SECRET_KEY="s3cret",
    ALLOWED_HOSTS=["example.com"],
    ROOT_URLCONF="app",
    INSTALLED_APPS=["django.contrib.auth", "django.contrib.contenttypes", "rest_framework"],
    DATABASES={"default": {"ENGINE": "django.db.backends.sqlite3", "NAME": ":memory:"}},
    PASSWORD_HASHERS=["django.contrib.auth.hashers.MD5PasswordHasher"],
    REST_FRAMEWORK={
        "DEFAULT_RENDERER_CLASSES": ["rest_framework.renderers.JSONRenderer"],
    },
)
django.setup()

from django.contrib.auth.models import User
from rest_framework.authentication import BasicAuthentication
from rest_framework.decorators import api_view, authentication_classes, permission_classes
from rest_framework.permissions import IsAuthenticated
from rest_framework.response import Response


class Staff(BasicAuthentication):
    www_authenticate_realm = "Staff"


call_command("migrate", verbosity=0)
for name, password in [("alice", "s3cret"), ("carol", "pa:ss"), ("dora", "pässwörd"), ("erin", ">>>???")]:
    User.objects.create_user(name, password=password)


@api_view(["GET", "HEAD", "POST"])
@authentication_classes([Staff])
@permission_classes([IsAuthenticated])
def staff(request):
    return Response({"user": request.user.username})


urlpatterns = [path("", staff)]
application = get_wsgi_application()
