/**
 * What every transport passes: {@link dev.signalbox.testing.contract.TransportContract}, and {@link
 * dev.signalbox.testing.contract.BrokerContract} where a test can stop the broker.
 */
@NullMarked
package dev.signalbox.testing.contract;

import org.jspecify.annotations.NullMarked;
