/**
 * A dense autoencoder in plain Java: its layers, the training by Adam, and the ONNX file that
 * scoring runs. One thread and one seed, and no sum whose order is left to chance: the same rows
 * give the same weights. It knows rows of floats alone; which rows and what their errors mean is
 * decided in {@code training}.
 */
@NullMarked
package io.sluice.models.autoencoder;

import org.jspecify.annotations.NullMarked;
