// Loaded into Node processes of a proof: the clock stands still, so a token is good or expired on any day.
const now = Date.parse(process.env.PROOF_CLOCK ?? '');

Date.now = () => now;
globalThis.Date = new Proxy(Date, {
  construct: (target, args, newTarget) =>
    Reflect.construct(target, args.length === 0 ? [now] : args, newTarget),
});
