@NullMarked
package io.sluice.contracts.profile;

import org.jspecify.annotations.NullMarked;
