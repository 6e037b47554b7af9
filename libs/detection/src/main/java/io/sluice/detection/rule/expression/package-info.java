@NullMarked
package io.sluice.detection.rule.expression;

import org.jspecify.annotations.NullMarked;
