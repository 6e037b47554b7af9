@NullMarked
package io.sluice.alert.store;

import org.jspecify.annotations.NullMarked;
