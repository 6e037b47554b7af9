/**
 * An evaluation as one page of HTML that needs nothing from anywhere: style and charts are within,
 * there is no script. The template {@code report.html} lays out what is prepared here, by Qute,
 * which escapes every value.
 */
@NullMarked
package io.sluice.models.evaluation.page;

import org.jspecify.annotations.NullMarked;
