package ${package};

import dev.signalbox.EventModule;

/** The anchor: the compiler generates {@code ${service}Events_Table} and {@code ${service}Events_Module}. */
@EventModule
interface ${service}Events {}
