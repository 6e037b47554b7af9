package io.sluice.alert.receiver;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * Templates to try.
 *
 * @param title as a receiver's; null for the alert's own
 * @param text as a receiver's; null for the alert's own
 */
@Schema(name = "TemplatePreviewRequest")
public record PreviewBody(@Nullable String title, @Nullable String text) {}
