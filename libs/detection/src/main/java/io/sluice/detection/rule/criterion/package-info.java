@NullMarked
package io.sluice.detection.rule.criterion;

import org.jspecify.annotations.NullMarked;
