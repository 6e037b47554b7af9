package io.sluice.alert.receiver;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What templates make of an alert.
 *
 * @param title one line
 * @param text what a person reads
 */
@Schema(name = "TemplatePreview")
public record PreviewView(String title, String text) {}
