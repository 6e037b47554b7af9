@NullMarked
package io.sluice.models.parallel;

import org.jspecify.annotations.NullMarked;
