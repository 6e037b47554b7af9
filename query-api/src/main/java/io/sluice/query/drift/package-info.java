@NullMarked
package io.sluice.query.drift;

import org.jspecify.annotations.NullMarked;
