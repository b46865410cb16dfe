import Check from './Check.astro';
import Computed from './Computed.astro';
import Diff from './Diff.astro';
import Dont from './Dont.astro';
import Exchange from './Exchange.astro';
import File from './File.astro';
import Fix from './Fix.astro';
import H from './H.astro';
import H3 from './H3.astro';
import Log from './Log.astro';
import Menu from './Menu.astro';
import Note from './Note.astro';
import Outcome from './Outcome.astro';
import Passing from './Passing.astro';
import Proof from './Proof.astro';
import Ran from './Ran.astro';
import RanAnswer from './RanAnswer.astro';
import Said from './Said.astro';
import Say from './Say.astro';
import Screen from './Screen.astro';
import See from './See.astro';
import Simulator from './Simulator.astro';
import Step from './Step.astro';
import Steps from './Steps.astro';
import Term from './Term.astro';
import Test from './Test.astro';
import Tests from './Tests.astro';
import To from './To.astro';
import Try from './Try.astro';
import Variant from './Variant.astro';
import Why from './Why.astro';

/** What MDX may use without importing it. */
export const components = {
  Check,
  Computed,
  Diff,
  Dont,
  Exchange,
  File,
  Fix,
  H,
  H3,
  Log,
  Menu,
  Note,
  Outcome,
  Passing,
  Proof,
  Ran,
  RanAnswer,
  Said,
  Say,
  Screen,
  See,
  Simulator,
  Step,
  Steps,
  Term,
  Test,
  Tests,
  To,
  Try,
  Variant,
  Why,
};
