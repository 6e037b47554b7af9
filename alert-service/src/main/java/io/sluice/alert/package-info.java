@NullMarked
package io.sluice.alert;

import org.jspecify.annotations.NullMarked;
