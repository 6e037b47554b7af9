/**
 * Many incidents, or anomalous records, at once: counted in the transaction that stores them, in
 * rows that all replicas share.
 */
@NullMarked
package io.sluice.alert.burst;

import org.jspecify.annotations.NullMarked;
