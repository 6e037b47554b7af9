@NullMarked
package io.sluice.detection.dictionary;

import org.jspecify.annotations.NullMarked;
