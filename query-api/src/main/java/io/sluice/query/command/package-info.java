@NullMarked
package io.sluice.query.command;

import org.jspecify.annotations.NullMarked;
