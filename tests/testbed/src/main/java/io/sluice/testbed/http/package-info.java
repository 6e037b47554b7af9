@NullMarked
package io.sluice.testbed.http;

import org.jspecify.annotations.NullMarked;
