package dev.signalbox.testing.contract;

/** What the cases of each promise build on. */
interface Contract {

    /** What this case uses, made anew for it. */
    ContractBoxes boxes();

    /** The calls of this case's handlers. */
    default Calls calls() {
        return boxes().calls();
    }
}
