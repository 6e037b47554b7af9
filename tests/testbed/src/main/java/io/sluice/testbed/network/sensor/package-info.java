/** What a flow sensor makes of conversations: records with the field names of UNSW-NB15. */
@NullMarked
package io.sluice.testbed.network.sensor;

import org.jspecify.annotations.NullMarked;
