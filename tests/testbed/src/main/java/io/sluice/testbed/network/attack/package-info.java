/** What intruders do in a plant's network, each time another way. */
@NullMarked
package io.sluice.testbed.network.attack;

import org.jspecify.annotations.NullMarked;
