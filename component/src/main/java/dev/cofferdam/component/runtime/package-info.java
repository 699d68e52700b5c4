/// What lives in a Store for a component: instances, resources, and the execution of plans.
package dev.cofferdam.component.runtime;
