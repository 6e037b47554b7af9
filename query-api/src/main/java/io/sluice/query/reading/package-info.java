@NullMarked
package io.sluice.query.reading;

import org.jspecify.annotations.NullMarked;
