/**
 * Which incidents there would have been with another threshold or another patience: stored scores,
 * judged anew by the rules of alert-service.
 */
@org.jspecify.annotations.NullMarked
package io.sluice.query.whatif;
