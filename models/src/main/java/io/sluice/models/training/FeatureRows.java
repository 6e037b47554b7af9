package io.sluice.models.training;

/**
 * Standardised features of windows, or records, of normal operation, an array each, in the order of
 * time.
 *
 * @param all for those who learn from all of them
 * @param training for those who have to be told when to stop
 * @param validation what tells them; shares no reading with {@code training}
 */
record FeatureRows(float[][] all, float[][] training, float[][] validation) {}
