/**
 * The six controllers, one a stage. They know what the instruments show, which may be forged, and
 * say what valves and pumps shall do, which those may not do.
 */
@NullMarked
package io.sluice.testbed.plant.control;

import org.jspecify.annotations.NullMarked;
