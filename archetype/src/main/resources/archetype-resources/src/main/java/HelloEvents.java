package ${package};

import dev.signalbox.EventModule;

/** The anchor: the compiler generates {@code HelloEvents_Table} and {@code HelloEvents_Module}. */
@EventModule
interface HelloEvents {}
