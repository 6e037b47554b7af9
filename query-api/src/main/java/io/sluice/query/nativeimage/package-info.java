@NullMarked
package io.sluice.query.nativeimage;

import org.jspecify.annotations.NullMarked;
