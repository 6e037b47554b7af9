/**
 * What judges: the bundles that scoring-service knows, and whether as many incidents came of each
 * as it was calibrated for.
 */
@org.jspecify.annotations.NullMarked
package io.sluice.query.model;
