@NullMarked
package io.sluice.alert.api;

import org.jspecify.annotations.NullMarked;
