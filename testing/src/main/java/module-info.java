/** The kit for users' tests, and what every transport has to pass. */
module dev.signalbox.testing {
    requires transitive dev.signalbox.runtime;
    requires transitive org.assertj.core;
    requires transitive org.junit.jupiter.api;

    exports dev.signalbox.testing;
    exports dev.signalbox.testing.contract;
    exports dev.signalbox.testing.transport;
    // JUnit calls the cases, whose interfaces are no part of the contract's API.
    opens dev.signalbox.testing.contract to
            org.junit.platform.commons;
}
