@NullMarked
package io.sluice.models.onnx;

import org.jspecify.annotations.NullMarked;
