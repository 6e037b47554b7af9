/** What stands outside the cluster of the tests. */
@NullMarked
package io.sluice.cluster;

import org.jspecify.annotations.NullMarked;
