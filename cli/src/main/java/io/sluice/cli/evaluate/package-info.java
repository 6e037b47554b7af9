/**
 * How good a bundle is, on files that a person has labelled or after a published protocol. What is
 * measured and how is in the models; here is who judges what, and where the report goes. Several
 * bundles are compared over the same rows.
 */
@NullMarked
package io.sluice.cli.evaluate;

import org.jspecify.annotations.NullMarked;
