@NullMarked
package io.sluice.models.isolation;

import org.jspecify.annotations.NullMarked;
