@NullMarked
package io.sluice.query.api;

import org.jspecify.annotations.NullMarked;
