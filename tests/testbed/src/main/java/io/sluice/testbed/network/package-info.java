/**
 * A simulated network of a plant as a flow sensor sees it: panels, controllers, servers, desks and
 * the world, with attacks and their ground truth, and with changes that are no attack. Seeded: the
 * same seed and scenario give the same flows on every machine.
 */
@NullMarked
package io.sluice.testbed.network;

import org.jspecify.annotations.NullMarked;
