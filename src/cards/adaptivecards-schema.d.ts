/** Stands for the sources that adaptivecards-templating's types point at; they do not compile under our settings. */
export type IAdaptiveCard = Record<string, unknown>
