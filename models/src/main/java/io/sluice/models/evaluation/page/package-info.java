/**
 * An evaluation as one page of HTML that needs nothing from anywhere: style and charts are within,
 * there is no script. Whatever comes from data goes through {@link
 * io.sluice.models.evaluation.page.Html}, which escapes it.
 */
package io.sluice.models.evaluation.page;
