/**
 * What requests say beside their path, and how long answers go on. {@code QueryParameters} checks
 * and types what is given, {@code Cursor} is the place where the next {@code Page} begins. Plain
 * Java; what is wrong is an {@code InvalidParameterException} that names the parameter and what was
 * expected.
 */
@NullMarked
package io.sluice.query.paging;

import org.jspecify.annotations.NullMarked;
