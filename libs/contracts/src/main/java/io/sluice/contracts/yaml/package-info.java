/** YAML that people write, read so that what is wrong with it can be said with its line. */
@NullMarked
package io.sluice.contracts.yaml;

import org.jspecify.annotations.NullMarked;
