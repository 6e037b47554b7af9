/**
 * Files judged on request, beside the stream: {@code TrialResource} bounds a request, {@code
 * TrialOptions} says how its file is to be read, {@code Trial} reads and judges it as {@code
 * ./sluice evaluate} and the stream do, {@code TrialReport} tells what came of it. Nothing is kept,
 * learnt or published, and nothing touches the disk.
 */
@org.jspecify.annotations.NullMarked
package io.sluice.scoring.trial;
