package dev.signalbox.docs.guide;

import dev.signalbox.EventModule;

/** The anchor of the guide's code. */
@EventModule
interface GuideEvents {}
