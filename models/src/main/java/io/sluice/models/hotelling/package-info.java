@NullMarked
package io.sluice.models.hotelling;

import org.jspecify.annotations.NullMarked;
