@NullMarked
package io.sluice.query.config;

import org.jspecify.annotations.NullMarked;
