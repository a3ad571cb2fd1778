package dev.signalbox.processor.model;

import com.palantir.javapoet.AnnotationSpec;

/**
 * A qualifier on an injected parameter.
 *
 * @param annotation as generated code writes it
 * @param text the same with all values, those left out too: two qualifiers are equal where it is
 * @param mention its class
 */
public record Qualifier(AnnotationSpec annotation, String text, TypeMention mention) {}
