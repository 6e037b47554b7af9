@NullMarked
package io.sluice.models.block;

import org.jspecify.annotations.NullMarked;
