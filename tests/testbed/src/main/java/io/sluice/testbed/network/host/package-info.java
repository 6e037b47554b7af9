/** The machines of a plant's network, and some outside. */
@NullMarked
package io.sluice.testbed.network.host;

import org.jspecify.annotations.NullMarked;
