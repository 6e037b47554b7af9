@NullMarked
package io.sluice.query.csv;

import org.jspecify.annotations.NullMarked;
