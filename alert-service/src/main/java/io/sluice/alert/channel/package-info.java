@NullMarked
package io.sluice.alert.channel;

import org.jspecify.annotations.NullMarked;
