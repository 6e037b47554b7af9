/**
 * What a bundle that judges beside the champion makes of the same windows: how often they agree,
 * which incidents each would have raised, and how long each took.
 */
@org.jspecify.annotations.NullMarked
package io.sluice.query.shadow;
