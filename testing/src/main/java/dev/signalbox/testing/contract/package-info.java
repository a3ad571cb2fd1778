/** What every transport passes: {@link dev.signalbox.testing.contract.TransportContract}. */
@NullMarked
package dev.signalbox.testing.contract;

import org.jspecify.annotations.NullMarked;
